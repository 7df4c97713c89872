  at = torch.nonzero(torch.eq(chosen, $number))  # (tokens of this expert, 2): token, and which of its choices
  if torch.size(at, 0) > 0:
    tokens = torch.select(at, 1, 0)
    share = torch.gather(torch.index_select(weights, 0, tokens), 1, torch.narrow(at, 1, 1, 1))  # (tokens, 1)
    y = torch.mul($expert.fed(torch.index_select(x, 0, tokens)), share)
    result = torch.index_add(result, 0, tokens, torch.to(y, ops.prim.dtype(result)))
