def computed(self) -> Tensor:
  # (1, heads, window * window, window * window)
  table = self.relative_position_bias_table
  index = torch.reshape(__torch__.ashlar.relative_positions($window, $window, table), [-1])
  bias = torch.reshape(torch.index_select(table, 0, index), [$window * $window, $window * $window, -1])
  return torch.unsqueeze(torch.contiguous(torch.permute(bias, [2, 0, 1])), 0)
