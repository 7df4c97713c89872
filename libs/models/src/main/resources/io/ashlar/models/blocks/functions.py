def attend(q: Tensor, k: Tensor, v: Tensor, heads: int, starts: List[int], lengths: List[int], counts: List[int], dropout: float) -> Tensor:
  # q, k, v: (tokens, heads * headDim); tokens stand sequence after sequence, group k has counts[k] sequences of lengths[k]
  width = torch.size(q, 1)
  size = width // heads
  outs = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    length = lengths[g]
    count = counts[g]
    tokens = length * count
    shape = [count, length, heads, size]
    qs = torch.transpose(torch.reshape(torch.narrow(q, 0, starts[g], tokens), shape), 1, 2)  # (batch, heads, length, headDim)
    ks = torch.transpose(torch.reshape(torch.narrow(k, 0, starts[g], tokens), shape), 1, 2)
    vs = torch.transpose(torch.reshape(torch.narrow(v, 0, starts[g], tokens), shape), 1, 2)
    out = torch.scaled_dot_product_attention(qs, ks, vs, None, dropout)
    outs.append(torch.reshape(torch.transpose(out, 1, 2), [tokens, width]))
  if torch.len(outs) == 1:
    result = outs[0]
  else:
    result = torch.cat(outs)
  return result
