p = self.position_embeddings
  if rows != $rows or columns != $columns:
    places = torch.narrow(p, 1, $count, $rows * $columns)
    p = torch.cat([torch.narrow(p, 1, 0, $count), __torch__.ashlar.resized_grid(places, rows, columns, $rows, $columns)], 1)
  x = torch.add(x, p)
