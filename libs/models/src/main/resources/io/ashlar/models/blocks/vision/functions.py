def attend_pictures(q: Tensor, k: Tensor, v: Tensor, heads: int, bias: Optional[Tensor], scale: Optional[float], dropout: float) -> Tensor:
  # q (batch, rows, width), k and v (batch, tokens, width); bias (1 or batch, heads, rows, tokens)
  batch = torch.size(q, 0)
  rows = torch.size(q, 1)
  tokens = torch.size(k, 1)
  width = torch.size(q, 2)
  size = width // heads
  qs = torch.transpose(torch.reshape(q, [batch, rows, heads, size]), 1, 2)
  ks = torch.transpose(torch.reshape(k, [batch, tokens, heads, size]), 1, 2)
  vs = torch.transpose(torch.reshape(v, [batch, tokens, heads, size]), 1, 2)  # (batch, heads, tokens, headDim)
  out = __torch__.ashlar.attention(qs, ks, vs, bias, dropout, False, scale)
  return torch.reshape(torch.transpose(out, 1, 2), [batch, rows, width])
def patches(pixels: Tensor, height: int, width: int) -> Tensor:
  # (batch, channels, H, W) -> (batch, rows, columns, channels * height * width); what is left over at the edges is dropped
  batch = torch.size(pixels, 0)
  channels = torch.size(pixels, 1)
  rows = torch.size(pixels, 2) // height
  columns = torch.size(pixels, 3) // width
  x = torch.narrow(torch.narrow(pixels, 2, 0, rows * height), 3, 0, columns * width)
  x = torch.permute(torch.reshape(x, [batch, channels, rows, height, columns, width]), [0, 2, 4, 1, 3, 5])
  return torch.reshape(x, [batch, rows, columns, channels * height * width])
def drop_path(x: Tensor, rate: float, training: bool) -> Tensor:
  # stochastic depth: whole samples of a residual branch are left out (Huang et al. 2016)
  if training and rate > 0.:
    keep = 1. - rate
    shape = [torch.size(x, 0)]
    for i in range(torch.dim(x) - 1):
      shape.append(1)
    kept = torch.floor(torch.rand(shape, dtype=ops.prim.dtype(x), device=ops.prim.device(x)) + keep)
    x = torch.mul(torch.div(x, keep), kept)
  return x
def resized_grid(positions: Tensor, rows: int, columns: int, old_rows: int, old_columns: int) -> Tensor:
  # (1, old_rows * old_columns, width) -> (1, rows * columns, width), bicubic in fp32
  width = torch.size(positions, 2)
  grid = torch.permute(torch.reshape(torch.to(positions, 6), [1, old_rows, old_columns, width]), [0, 3, 1, 2])
  grid = torch.upsample_bicubic2d(grid, [rows, columns], False, None, None)
  grid = torch.reshape(torch.permute(grid, [0, 2, 3, 1]), [1, rows * columns, width])
  return torch.to(grid, ops.prim.dtype(positions))
def relative_positions(rows: int, columns: int, like: Tensor) -> Tensor:
  # (rows * columns, rows * columns): which of (2 rows - 1) * (2 columns - 1) offsets lies between two cells
  ys = torch.reshape(torch.arange(rows, dtype=4, device=ops.prim.device(like)), [rows, 1])
  xs = torch.reshape(torch.arange(columns, dtype=4, device=ops.prim.device(like)), [1, columns])
  y = torch.reshape(torch.expand(ys, [rows, columns]), [-1])
  x = torch.reshape(torch.expand(xs, [rows, columns]), [-1])
  dy = torch.unsqueeze(y, 1) - torch.unsqueeze(y, 0) + (rows - 1)
  dx = torch.unsqueeze(x, 1) - torch.unsqueeze(x, 0) + (columns - 1)
  return dy * (2 * columns - 1) + dx
def windows(x: Tensor, window: int) -> Tensor:
  # (batch, height, width, channels) -> (batch * windows, window * window, channels)
  batch = torch.size(x, 0)
  rows = torch.size(x, 1) // window
  columns = torch.size(x, 2) // window
  channels = torch.size(x, 3)
  x = torch.permute(torch.reshape(x, [batch, rows, window, columns, window, channels]), [0, 1, 3, 2, 4, 5])
  return torch.reshape(x, [batch * rows * columns, window * window, channels])
def unwindowed(x: Tensor, window: int, height: int, width: int) -> Tensor:
  # the inverse of windows
  rows = height // window
  columns = width // window
  channels = torch.size(x, 2)
  x = torch.permute(torch.reshape(x, [-1, rows, columns, window, window, channels]), [0, 1, 3, 2, 4, 5])
  return torch.reshape(x, [-1, height, width, channels])
def shifted_mask(height: int, width: int, window: int, shift: int, like: Tensor) -> Tensor:
  # (windows, window * window, window * window): -100 between cells that the cyclic shift brought together
  ys = torch.arange(height, dtype=4, device=ops.prim.device(like))
  xs = torch.arange(width, dtype=4, device=ops.prim.device(like))
  y = torch.to(torch.ge(ys, height - window), 4) + torch.to(torch.ge(ys, height - shift), 4)
  x = torch.to(torch.ge(xs, width - window), 4) + torch.to(torch.ge(xs, width - shift), 4)
  region = torch.reshape(torch.unsqueeze(y, 1) * 3 + torch.unsqueeze(x, 0), [1, height, width, 1])
  cells = torch.reshape(__torch__.ashlar.windows(region, window), [-1, window * window])
  apart = torch.ne(torch.unsqueeze(cells, 1), torch.unsqueeze(cells, 2))
  return torch.mul(torch.to(apart, ops.prim.dtype(like)), -100.)
def windowed_bias(bias: Tensor, mask: Tensor, batch: int) -> Tensor:
  # bias (1, heads, n, n), mask (windows, n, n) -> (batch * windows, heads, n, n)
  both = torch.add(bias, torch.unsqueeze(mask, 1))
  return torch.repeat(both, [batch, 1, 1, 1])
def silu_gated(x: Tensor) -> Tensor:
  # the last axis has two halves: silu(first) * second
  first, second = torch.chunk(x, 2, -1)
  return torch.mul(torch.silu(first), second)
def quick_gelu(x: Tensor) -> Tensor:
  return torch.mul(x, torch.sigmoid(torch.mul(x, 1.702)))
