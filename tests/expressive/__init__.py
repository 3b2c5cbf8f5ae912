"""What published models need, each said by a small pack and held to a result computed another way."""
