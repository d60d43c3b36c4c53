"""The rules of the method, one judgement a function: facts and a day in, a value with its reason out. No clock, no randomness."""
