"""What each address answers: call one service, fill one page."""
