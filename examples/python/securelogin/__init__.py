"""A Secure Login System in Python: password, and IB Key or a code by SMS as the second factor."""
