"""Reports: choose one, set its options, see its pages, save or print them."""
