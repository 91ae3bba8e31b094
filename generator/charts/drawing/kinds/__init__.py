"""How each kind of chart is drawn as a picture: one module a kind, named as it is, with a function `draw`."""
