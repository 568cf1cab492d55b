from registry_scene import place

__all__ = ["place"]
