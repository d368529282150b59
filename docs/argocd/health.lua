-- How Argo CD judges a RedisReplication: the text of the key
-- resource.customizations.health.baton.dev_RedisReplication in the ConfigMap argocd-cm.
-- Healthy is Ready, Degraded is Stalled, and everything between is Progressing.
local health = { status = "Progressing", message = "the operator has not seen this generation yet" }
local status = obj.status
if status == nil or status.observedGeneration ~= obj.metadata.generation then
  return health
end

local conditions = {}
for _, condition in ipairs(status.conditions or {}) do
  conditions[condition.type] = condition
end

local function holds(name)
  return conditions[name] ~= nil and conditions[name].status == "True"
end

if conditions.Ready ~= nil then
  health.message = conditions.Ready.reason .. ": " .. conditions.Ready.message
end
if holds("ReconciliationPaused") then
  health.status = "Suspended"
  health.message = conditions.ReconciliationPaused.message
elseif holds("Stalled") then
  health.status = "Degraded"
elseif holds("Ready") then
  health.status = "Healthy"
end
return health
