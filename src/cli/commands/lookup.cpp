// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/lookup.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/exchange/importreport.h"
#include "cli/exchange/lookupoutput.h"
#include "store/imports/importrun.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using exchange::ImportReport;
using exchange::LookUpAnswer;
using exchange::LookUpQuery;
using exchange::LookUpTarget;
using exchange::ReadItem;
using exchange::ReadProblem;

//! That nobody chose one means the first.
Result<LookUpTarget> chosenTarget(const CommandLine &read)
{
    return exchange::lookUpTarget(read.value(u"target"_s).value_or(exchange::lookUpTargets().first().key));
}

Result<> checkTarget(const QString &value, const CommandLine & /*read*/)
{
    const auto target = exchange::lookUpTarget(value);
    return target ? Result<>() : misused(target.error().message);
}

Result<> checkDryRun(const QString & /*value*/, const CommandLine &read)
{
    return read.has(u"import"_s) ? Result<>() : misused(Text::tr("--dry-run goes with --import here: add it."));
}

Result<> checkTargets(const QString & /*value*/, const CommandLine &read)
{
    const bool isAlone = read.arguments.isEmpty() && !read.has(u"import"_s) && !read.has(u"target"_s);
    return isAlone ? Result<>() : misused(Text::tr("--targets lists the catalogues, and goes with nothing else."));
}

QStringList targetKeys()
{
    QStringList keys;
    for (const LookUpTarget &target : exchange::lookUpTargets())
        keys += target.key;
    return keys;
}

//! Each ISBN is a question of its own; other words are one, and so is one number in parts.
Result<QList<AnsweredQuestion>> questionsIn(const QStringList &words)
{
    QStringList texts;
    for (const QString &word : words)
        texts += exchange::lookUpQuestions(word);
    if (!std::all_of(texts.cbegin(), texts.cend(), exchange::isMeantAsIsbn))
        texts = {words.join(u' ')};
    QList<AnsweredQuestion> questions;
    for (const QString &text : texts) {
        const auto query = exchange::lookUpQuery(text);
        if (!query)
            return passOn(query);
        const bool isNew = std::none_of(questions.cbegin(), questions.cend(),
                                        [&query](const AnsweredQuestion &each) { return each.query == *query; });
        if (isNew) // In ten and in thirteen digits it is one question.
            questions += {text, *query, {}};
    }
    return questions;
}

Result<> checkImport(const CommandLine &read)
{
    if (!read.has(u"import"_s))
        return {};
    const auto questions = questionsIn(read.arguments);
    if (!questions || !questions->first().query.isbns.isEmpty())
        return {};
    return misused(Text::tr("--import adds books by their ISBN. Look up the words without it, and then one ISBN or "
                            "several with it."));
}

//! Those behind one that fails are not asked any more.
Result<> ask(const LookUpTarget &target, QList<AnsweredQuestion> &questions, const Interruption &interruption)
{
    Result<> asked;
    for (AnsweredQuestion &each : questions) {
        if (!asked) {
            each.problem = Text::tr("%1 was not asked for “%2” any more.").arg(target.name, each.asked);
            continue;
        }
        auto answer = await(exchange::lookUp(target, each.query), interruption);
        if (answer) {
            each.answer = *std::move(answer);
        } else {
            each.problem = answer.error().message;
            asked = passOn(answer);
        }
    }
    return asked;
}

//! The record that has the number, or why there is none.
ReadItem itemOf(const AnsweredQuestion &each, const LookUpTarget &target)
{
    if (!each.problem.isEmpty())
        return ReadProblem{0, 0, each.problem};
    if (!each.answer.records.isEmpty() && exchange::isAskedFor(each.answer.records.first(), each.query))
        return each.answer.records.first();
    return ReadProblem{0, 0, Text::tr("%1 has no record with the ISBN %2.").arg(target.name, each.asked)};
}

//! Asks until a question gets no answer; what was answered by then is imported.
Result<ExitCode> importFound(const LookUpTarget &target, QList<AnsweredQuestion> questions, Context &context)
{
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    const auto asked = ask(target, questions, context.interruption);
    if (!asked && (asked.error().kind == ErrorKind::Cancelled || questions.first().problem == asked.error().message))
        return passOn(asked);
    const auto report = std::make_shared<ImportReport>();
    report->isDry = context.commandLine.has(u"dry-run"_s);
    report->format = exchange::formatOf(target.protocol);
    QList<ReadItem> items;
    for (const AnsweredQuestion &each : std::as_const(questions))
        items += itemOf(each, target);
    const auto done = runImport(
        *opened, report, [items](store::ImportRun &run) { return run.run(items); }, context);
    if (!done)
        return passOn(done);
    writeReport(*report, context);
    if (!asked)
        return passOn(asked);
    if (report->problems.count == report->records)
        return failure(ErrorKind::Invalid, Text::tr("Nothing was found that can be taken. Nothing was changed."));
    return ExitCode::Success;
}

Result<ExitCode> lookUp(Context &context)
{
    const CommandLine &read = context.commandLine;
    if (read.has(u"targets"_s)) {
        writeTargets(context);
        return ExitCode::Success;
    }
    const auto target = chosenTarget(read);
    if (!target)
        return passOn(target);
    auto questions = questionsIn(read.arguments);
    if (!questions)
        return passOn(questions);
    if (read.has(u"import"_s))
        return importFound(*target, *questions, context);
    if (const auto asked = ask(*target, *questions, context.interruption); !asked)
        return passOn(asked);
    writeAnswers(*target, *questions, context);
    return ExitCode::Success;
}

} // namespace

Command lookUpCommand()
{
    return {
        .name = u"lookup"_s,
        .furtherWords = u"ISBN|TEXT"_s,
        .alternatives = {{.name = u"targets"_s,
                          .summary = Text::tr("List the catalogues that come with Catalpa."),
                          .check = checkTargets}},
        .withoutWords = Text::tr("Give an ISBN, or words of the title and the author."),
        .options = {{.name = u"dry-run"_s,
                     .summary = Text::tr("With --import: only tell what would be done."),
                     .check = checkDryRun},
                    {.name = u"import"_s,
                     .summary = Text::tr("Add the books that are not there yet, each by the first record that has its "
                                         "ISBN.")},
                    {.name = u"target"_s,
                     .value = u"TARGET"_s,
                     .summary = Text::tr("Which catalogue is asked: %1, or an address such as "
                                         "z3950://host:210/database or https://host/sru; %2 unless told otherwise.")
                                    .arg(targetKeys().join(", "_L1), targetKeys().first()),
                     .values = targetKeys(),
                     .withoutValue = Text::tr("--target needs the name or the address of a catalogue."),
                     .check = checkTarget}},
        .check = checkImport,
        .summary = Text::tr("Look up books in the catalogue of another library, by ISBN or by words of title and "
                            "author, over Z39.50 or SRU."),
        .run = lookUp};
}

} // namespace catalpa::cli
