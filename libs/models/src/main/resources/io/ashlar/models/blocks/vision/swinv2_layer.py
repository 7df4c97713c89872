def forward(self, x: Tensor) -> Tensor:
  # (batch, height, width, channels); norms stand at the ends of the branches
  a = self.attention.output.dense.forward(self.attended(x))
  a = self.layernorm_before.forward(__torch__.ashlar.dropped(a, $attention_dropout, self.training))
  x = torch.add(x, __torch__.ashlar.drop_path(a, $drop_path, self.training))
  h = self.output.dense.forward(self.intermediate.dense.activated(x))
  h = self.layernorm_after.forward(__torch__.ashlar.dropped(h, $dropout, self.training))
  return torch.add(x, __torch__.ashlar.drop_path(h, $drop_path, self.training))
