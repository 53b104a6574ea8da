// Code at the top level belongs to the main actor; everything else must not, so it lies behind this one call.
CommandLineTool.main()
