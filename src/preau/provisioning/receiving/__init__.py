"""Reception: who sends, what waits in an inbox, and when it makes a delivery."""
