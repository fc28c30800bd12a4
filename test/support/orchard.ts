/** A small season made up for tests, so that none of them depends on the wording of real data. */
export const ORCHARD = `id: orchard-2030
year: 2030
organisation: { name: Orchard, aliases: [orchard project] }
programme:
  name: Harvest of Code
  shortName: HoC
  url: https://harvest.example.org
  summary: Harvest of Code pays people to work on open source.
  source: Introduction
page: { title: Orchard ideas 2030, url: https://orchard.example.org/ideas }
keyDates:
  - { id: orgs, title: Organizations announced, kind: orgs-announced, at: "2030-02-20T18:00Z", source: Dates }
  - id: applications
    title: Application period
    kind: applications
    from: "2030-03-18"
    to: "2030-04-02T18:00Z"
    aliases: [application deadline]
    source: Dates
  - { id: task, title: Contribution task deadline, kind: contribution-task, day: "2030-04-21", source: Dates }
  - { id: results, title: Accepted applicants announced, kind: results, at: "2030-05-01T18:00Z", source: Dates }
  - { id: coding, title: Coding period, kind: coding, from: "2030-05-27", to: "2030-08-26", source: Dates }
guides:
  - kind: apply
    title: Application process
    aliases: [how to apply]
    summary: Write to a mentor, then send your proposal.
    ordered: true
    items:
      - { text: Write to a mentor. }
      - { text: Send the proposal. }
    source: Applying
people:
  - id: ann-lee
    name: Ann Lee
    mails: [alee@example.org]
    nicks: { OFTC: appletree }
    source: People
  - { id: ann-moss, name: Ann Moss, mails: [moss@example.net], source: People }
  - { id: bob-stone, name: Bob Stone, matrixId: "@bob:example.org", source: People }
contacts:
  - { title: Questions, person: bob-stone, purpose: general questions, source: People }
channels:
  - { name: "#orchard", network: OFTC, server: irc.oftc.net, topic: everything, source: Places }
mailingLists:
  - { name: orchard-devel, address: devel@orchard.example.org, topic: development, source: Places }
links:
  - { title: Orchard handbook, url: "https://orchard.example.org/handbook" }
  - { title: Pruning manual }
ideas:
  - slug: pear
    title: Pear parser frobnication
    aliases: [pear parser]
    topics: [grammar]
    summary: Teach the parser to frobnicate.
    tasks:
      - { label: Step 1, text: Read the grammar. }
      - { label: Step 2, text: Write the frobnicator. }
      - { label: Step 3, text: Test it. }
    links: [{ title: Frobnication explained, url: "https://frob.example.org/pear" }]
    size: 180 hrs
    level: beginner
    languages: [Rust]
    mentors: [ann-lee]
    source: Ideas
  - slug: plum
    title: Plum bytecode compiler
    aliases: [plum compiler]
    summary: Compile plums to bytecode.
    size: 350 hours
    level: advanced
    languages: [C]
    mentors: [ann-moss, bob-stone]
    source: Ideas
  - slug: quince
    title: Quince synchronisation daemon
    aliases: [quince daemon]
    status: unreviewed
    summary: Keep quinces in step.
    size: 90 hours
    level: Basic to Medium
    languages: [Python, Rust]
    mentors: [ann-lee, bob-stone]
    source: Ideas
vocabulary:
  - [synchronisation, sync]
faq:
  - id: pear-licence
    about: pear
    answer: The pear parser is under the Apache licence.
    asks: [which licence has the pear parser, licence of pear]
    source: Ideas
  - id: plum-licence
    about: plum
    answer: The plum compiler is under the MIT licence.
    asks: [which licence has the plum compiler, licence of plum]
    source: Ideas
  - id: hammock
    answer: Hammocks are welcome between two trees.
    asks: [where do I put my hammock]
    yes: [may I hang up a hammock, are hammocks welcome]
    no: [are hammocks forbidden, is it forbidden to hang up a hammock]
    source: Rules
  - id: visa-unknown
    answer: The page says nothing about a visa.
    asks: [what visa do I take]
    yes: [do I need a visa]
    unknown: contacts
    source: Rules
`;
