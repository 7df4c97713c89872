def forward(self, x: Tensor) -> Tensor:
  low = torch.linear(torch.to(__torch__.ashlar.dropped(x, $dropout, self.training), 15), torch.to(self.lora_A.weight, 15), None)
  return torch.add(self.frozen(x), torch.linear(low, torch.to(self.lora_B.weight, 15), None), alpha=$scale)
