def computed(self, rows: int, columns: int) -> Tensor:
  # (1, heads, tokens, tokens): a class token before a grid of rows by columns
  table = self.relative_position_bias_table
  known = (2 * $rows - 1) * (2 * $columns - 1)
  distances = (2 * rows - 1) * (2 * columns - 1)
  if rows != $rows or columns != $columns:
    grid = torch.permute(torch.reshape(torch.to(torch.narrow(table, 0, 0, known), 6), [1, 2 * $columns - 1, 2 * $rows - 1, $heads]), [0, 3, 1, 2])
    grid = torch.upsample_bilinear2d(grid, [2 * rows - 1, 2 * columns - 1], False, None, None)
    grid = torch.reshape(torch.permute(grid, [0, 2, 3, 1]), [distances, $heads])
    table = torch.cat([torch.to(grid, ops.prim.dtype(table)), torch.narrow(table, 0, known, 3)])
  cells = __torch__.ashlar.relative_positions(rows, columns, table)
  tokens = rows * columns + 1
  to_cells = torch.full([1, tokens - 1], distances, dtype=4, device=ops.prim.device(table))
  from_cells = torch.full([tokens - 1, 1], distances + 1, dtype=4, device=ops.prim.device(table))
  itself = torch.full([1, 1], distances + 2, dtype=4, device=ops.prim.device(table))
  index = torch.cat([torch.cat([itself, to_cells], 1), torch.cat([from_cells, cells], 1)])
  bias = torch.reshape(torch.index_select(table, 0, torch.reshape(index, [-1])), [tokens, tokens, $heads])
  return torch.unsqueeze(torch.contiguous(torch.permute(bias, [2, 0, 1])), 0)
$forward
