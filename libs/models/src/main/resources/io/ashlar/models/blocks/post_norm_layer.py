def after(self, a: Tensor, x: Tensor) -> Tensor:
  x = self.$norm1.forward(self.$out.add(a, x))
  return self.$norm2.forward(self.$down.add(self.$up.activated(x), x))
def forward(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], shared: List[Tensor]) -> Tensor:
  return self.after(self.$attention.attended(x, starts, lengths, counts, shared), x)
def selected(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], shared: List[Tensor], rows: Tensor) -> Tensor:
  # what forward gives at these rows, and nothing else computed after the attention
  a = self.$attention.attended(x, starts, lengths, counts, shared)
  return self.after(torch.index_select(a, 0, rows), torch.index_select(x, 0, rows))
