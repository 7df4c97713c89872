def forward(self, pixels: Tensor) -> Tensor:
  # (batch, channels, H, W) -> (batch, special + patches, width)
  grid = self.$projection.forward(pixels)
  batch = torch.size(grid, 0)
  rows = torch.size(grid, 1)
  columns = torch.size(grid, 2)
  x = torch.reshape(grid, [batch, rows * columns, $width])
  special = $special
  x = torch.cat([torch.expand(special, [batch, -1, -1]), torch.to(x, ops.prim.dtype(special))], 1)
  $positions
  return __torch__.ashlar.dropped(x, $dropout, self.training)
