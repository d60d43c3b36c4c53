"""Understanding messy input: names, phones, dates, one-line contacts, address-book files. Pure; knows no Django."""
