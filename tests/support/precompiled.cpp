// Nothing: the precompiled headers of the tests need a file to be compiled with.
