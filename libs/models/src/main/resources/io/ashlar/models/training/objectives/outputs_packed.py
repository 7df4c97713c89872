def train_outputs(self, inputs: List[Tensor]) -> Tensor:
  # ids, types, positions (tokens), groups (3, groups), rows -> what the head says at the rows
  groups = inputs[3]
  found = self.forward(inputs[0], inputs[1], inputs[2], self.train_integers(groups, 0), self.train_integers(groups, 1), self.train_integers(groups, 2), inputs[4])
  if torch.size(found, 0) == torch.size(inputs[4], 0):
    wanted = found
  else:
    wanted = torch.index_select(found, 0, inputs[4])
  return wanted
