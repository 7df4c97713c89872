def after(self, a: Tensor, x: Tensor) -> Tensor:
  x = self.attn.Wo.add(a, x)
  both = self.mlp.Wi.forward(self.mlp_norm.forward(x))
  value, gate = torch.chunk(both, 2, 1)
  gated = torch.mul($activated, gate)
  return self.mlp.Wo.add(__torch__.ashlar.dropped(gated, $dropout, self.training), x)
def forward(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], shared: List[Tensor]) -> Tensor:
  return self.after(self.attn.attended($normed, starts, lengths, counts, shared), x)
def selected(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], shared: List[Tensor], rows: Tensor) -> Tensor:
  a = self.attn.attended($normed, starts, lengths, counts, shared)
  return self.after(torch.index_select(a, 0, rows), torch.index_select(x, 0, rows))
