"""Every sentence the product says, in bokmål, nynorsk and English, side by side."""
