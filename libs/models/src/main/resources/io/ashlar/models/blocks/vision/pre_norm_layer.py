def attended(self, x: Tensor, rows: int, columns: int, shared: Optional[Tensor], count: int) -> Tensor:
  # the attention of the first count tokens to all: (batch, count, width)
  q, k, v = self.project(self.$norm1.forward(x))
  bias = $bias
  if bias is not None:
    bias = torch.to(torch.narrow(bias, 2, 0, count), ops.prim.dtype(q))
  dropout = 0.
  if self.training:
    dropout = $attention_dropout
  return __torch__.ashlar.attend_pictures(__torch__.ashlar.part(q, 1, 0, count), k, v, $heads, bias, None, dropout)
def after(self, a: Tensor, x: Tensor) -> Tensor:
  x = $join1
  h = self.$norm2.forward(x)
  h = $hidden
  return $join2
def forward(self, x: Tensor, rows: int, columns: int, shared: Optional[Tensor]) -> Tensor:
  # (batch, tokens, width); the tokens end with a grid of rows by columns
  return self.after(self.attended(x, rows, columns, shared, torch.size(x, 1)), x)
def first(self, x: Tensor, rows: int, columns: int, shared: Optional[Tensor], count: int) -> Tensor:
  # what forward gives for the first tokens, and nothing else computed after the attention
  a = self.attended(x, rows, columns, shared, count)
  return self.after(a, torch.contiguous(torch.narrow(x, 1, 0, count)))
