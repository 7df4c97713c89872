def forward(self, ids: Tensor) -> Tensor:
  # (batch, tokens) -> fp32, flat: (batch, tokens, width) hidden states, then (batch, pooled) one vector a text
  text = self.text_model
  tokens = torch.size(ids, 1)
  x = torch.add(torch.embedding(text.embeddings.token_embedding.weight, ids), torch.narrow(text.embeddings.position_embedding.weight, 0, 0, tokens))
  later = torch.triu(torch.ones([tokens, tokens], dtype=ops.prim.dtype(x), device=ops.prim.device(x)), 1)
  mask = torch.masked_fill(torch.zeros_like(later), torch.gt(later, 0), -3.0e+38)
  mask = annotate(Optional[Tensor], torch.unsqueeze(torch.unsqueeze(mask, 0), 0))
  $layers
  final = text.final_layer_norm.forward(x)
  hidden = $hidden
  ends = $ends
  rows = torch.arange(torch.size(ids, 0), dtype=4, device=ops.prim.device(ids))
  pooled = torch.index_select(torch.flatten(final, 0, 1), 0, torch.add(torch.mul(rows, tokens), ends))
  $projected
  return torch.cat([torch.flatten(torch.to(hidden, 6)), torch.flatten(torch.to(pooled, 6))])
