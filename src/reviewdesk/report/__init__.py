"""What leaves the desk: PDF pages, their signatures, the workbook."""
