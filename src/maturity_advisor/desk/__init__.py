"""The desk: the interview, answer sheets, and the advisor's own judgement."""
