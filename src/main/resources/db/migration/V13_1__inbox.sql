-- From a project to its process instances: every project page asks who must act.
create index gatehouse_instance_project_idx on ACT_RU_VARIABLE (TEXT_) ${onlyProjectKeys};
