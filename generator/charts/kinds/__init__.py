"""What each kind of chart is: one file a kind, with the model of what a slide file may say and how that is resolved."""
