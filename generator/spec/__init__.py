"""What a template folder says, as typed models: scalars keep the file and line they stand on."""
