-- The key of a safe copy is written by who keeps its original as evidence.
create policy evidence_inserted on documents_datakey for insert to umai_web with check (
    form = 'shown' and exists (select from justice_evidenceupload u where u.id = of_id));

-- The key of a safe copy is read by who sees the evidence.
create policy evidence_seen on documents_datakey for select to umai_web using (
    form = 'shown' and exists (select from justice_evidence e where e.id = of_id));
