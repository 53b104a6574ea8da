print("quartet")
