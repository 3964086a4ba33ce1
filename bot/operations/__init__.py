"""Logging, metrics, health checks, and the web server that they share with the webhook. Nothing about a person."""
