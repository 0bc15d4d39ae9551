"""New sign-in codes and posts of people who have an account: another person agrees first."""
