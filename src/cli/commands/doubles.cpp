// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/doubles.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/output/tableoutput.h"
#include "wording/doubles/doubletext.h"
#include "wording/historytext.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct OpenedDoubles {
    OpenedCatalogue opened;
    std::unique_ptr<DoubleStore> doubles; //!< Does not outlive the catalogue.
};

const Argument kindArgument{u"KIND"_s, {u"authors"_s, u"books"_s}};

Result<RecordRef::Kind> kindFrom(const CommandLine &read)
{
    const QString &kind = read.arguments.first();
    if (kind == "authors"_L1)
        return RecordRef::Kind::Author;
    if (kind == "books"_L1)
        return RecordRef::Kind::Book;
    return misused(Text::tr("doubles takes “authors” or “books”; “%1” is neither.").arg(kind));
}

Result<qint64> numberFrom(const CommandLine &read, int argument)
{
    bool isNumber = false;
    const qint64 number = read.arguments.at(argument).toLongLong(&isNumber);
    if (isNumber && number >= 1 && number <= std::numeric_limits<qint32>::max())
        return number;
    return misused(
        Text::tr("doubles takes the numbers of authors or books, as “authors” and “books” list them; “%1” is "
                 "none.")
            .arg(read.arguments.at(argument)));
}

//! What stands behind the command.
struct Chosen {
    RecordRef::Kind kind;
    QList<qint64> numbers;
};

Result<Chosen> chosenIn(const CommandLine &read)
{
    const auto kind = kindFrom(read);
    if (!kind)
        return passOn(kind);
    Chosen chosen{*kind, {}};
    for (int i = 1; i < read.arguments.size(); ++i) {
        const auto number = numberFrom(read, i);
        if (!number)
            return passOn(number);
        chosen.numbers += *number;
    }
    return chosen;
}

Result<> checkChosen(const CommandLine &read)
{
    return chosenIn(read).map([](const Chosen &) {});
}

Result<OpenedDoubles> openDoubles(Context &context)
{
    auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    auto doubles = opened->catalogue->doubles(opened->capabilities);
    if (!doubles) {
        return failure(ErrorKind::Schema,
                       Text::tr("This catalogue has no place for what is decided of doubles. “catalpa-cli migrate "
                                "deploy” makes it."));
    }
    return OpenedDoubles{std::move(*opened), std::move(doubles)};
}

QByteArray reasonJson(const DoubleReason &reason)
{
    return Json::Object()
        .add("kind",
             Json::name(reason.kind,
                        {"identifier", "isbn", "same-name", "other-name", "same-title", "title-of-near-author",
                         "initials", "near-name", "shared-titles"}))
        .add("detail", Json::textOrNull(reason.detail))
        .text();
}

QByteArray pairJson(const ProposedDouble &pair)
{
    return Json::Object()
        .add("one", Json::number(pair.one))
        .add("other", Json::number(pair.other))
        .add("oneCalled", Json::text(pair.oneCalled))
        .add("otherCalled", Json::text(pair.otherCalled))
        .add("reasons", Json::array(pair.reasons, reasonJson))
        .text();
}

void writePairs(const ProposedDoubles &found, RecordRef::Kind kind, Output &output)
{
    if (found.pairs.isEmpty())
        return output.writeLine(Text::tr("No doubles were found."));
    Table table({{Text::tr("Number"), Table::Alignment::Right},
                 {Text::tr("Called"), Table::Alignment::Left, 40},
                 {Text::tr("Number"), Table::Alignment::Right},
                 {Text::tr("Called"), Table::Alignment::Left, 40},
                 {Text::tr("Why"), Table::Alignment::Left, 100}});
    QList<QStringList> rows;
    for (const ProposedDouble &pair : found.pairs) {
        rows += {QString::number(pair.one), oneCalled(kind, pair), QString::number(pair.other), otherCalled(kind, pair),
                 reasonsText(pair)};
    }
    output.write(table.lines(rows).toUtf8());
}

Result<ExitCode> showDoubles(Context &context)
{
    const auto chosen = chosenIn(context.commandLine);
    const auto opened = chosen ? openDoubles(context) : Result<OpenedDoubles>(passOn(chosen));
    if (!opened)
        return passOn(opened);
    const auto found = await(opened->doubles->find(chosen->kind), context.interruption);
    if (!found)
        return passOn(found);
    context.answer(
        Json::Object().add("doubles", Json::array(found->pairs, pairJson)).add("cut", Json::boolean(found->isCut)),
        [&] { writePairs(*found, chosen->kind, context.output); });
    if (found->isCut)
        printNote(cutText(*found));
    return ExitCode::Success;
}

//! Both as they are now, merged without a question about any field.
template <typename Record>
Result<ExitCode> merge(DoubleStore &doubles, const QFuture<Result<QList<Kept<Record>>>> &reading, Context &context)
{
    const auto both = await(reading, context.interruption);
    if (!both)
        return passOn(both);
    const Kept<Record> &kept = both->at(0);
    const Kept<Record> &gone = both->at(1);
    const auto merged = await(doubles.merge(mergeOf(kept, gone), {.token = QUuid::createUuid()}), context.interruption);
    if (!merged)
        return passOn(merged);
    context.answer(Json::Object()
                       .add("kept", Json::number(kept.record.id.value))
                       .add("gone", Json::number(gone.record.id.value))
                       .add("books", Json::number(merged->books))
                       .add("batch", Json::text(merged->batch.toString(QUuid::WithoutBraces))),
                   displayText(mergedText(labelOf(kept.record), labelOf(gone.record), *merged)));
    return ExitCode::Success;
}

Result<ExitCode> mergeDoubles(Context &context)
{
    const auto chosen = chosenIn(context.commandLine);
    const auto opened = chosen ? openDoubles(context) : Result<OpenedDoubles>(passOn(chosen));
    if (!opened)
        return passOn(opened);
    DoubleStore &doubles = *opened->doubles;
    const qint64 kept = chosen->numbers.first();
    const qint64 gone = chosen->numbers.last();
    return chosen->kind == RecordRef::Kind::Author ? merge(doubles, doubles.authors({kept}, {gone}), context)
                                                   : merge(doubles, doubles.books({kept}, {gone}), context);
}

Result<ExitCode> rememberDifferent(Context &context)
{
    const CommandLine &read = context.commandLine;
    const auto chosen = chosenIn(read);
    const auto opened = chosen ? openDoubles(context) : Result<OpenedDoubles>(passOn(chosen));
    if (!opened)
        return passOn(opened);
    const qint64 one = chosen->numbers.first();
    const qint64 other = chosen->numbers.last();
    const bool areDifferent = !read.has(u"forget"_s);
    const auto done =
        await(opened->doubles->setDifferent(chosen->kind, one, other, areDifferent), context.interruption);
    if (!done)
        return passOn(done);
    context.answer(Json::Object()
                       .add("one", Json::number(one))
                       .add("other", Json::number(other))
                       .add("different", Json::boolean(areDifferent)),
                   areDifferent ? Text::tr("It is remembered that %1 and %2 are not the same.").arg(one).arg(other)
                                : Text::tr("It is forgotten that %1 and %2 are not the same.").arg(one).arg(other));
    return ExitCode::Success;
}

Result<ExitCode> takeBack(const OpenedDoubles &opened, const EarlierMerge &merge, Context &context)
{
    const auto history = opened.opened.catalogue->history(opened.opened.capabilities);
    const auto obstacles = await(history->takeBack(merge.batch), context.interruption);
    if (!obstacles)
        return passOn(obstacles);
    if (!obstacles->isEmpty()) {
        return failure(ErrorKind::Conflict,
                       Text::tr("Nothing was taken back, because something has been changed since:") + u'\n'
                           + displayText(obstaclesText(*obstacles)));
    }
    context.answer(
        Json::Object()
            .add("kept", Json::number(merge.kept))
            .add("gone", Json::number(merge.gone))
            .add("at", Json::instant(merge.at)),
        Text::tr("The merge of %1 is taken back: %2.").arg(displayInstant(merge.at), displayText(mergeText(merge))));
    return ExitCode::Success;
}

Result<ExitCode> undoMerge(Context &context)
{
    const auto chosen = chosenIn(context.commandLine);
    const auto opened = chosen ? openDoubles(context) : Result<OpenedDoubles>(passOn(chosen));
    if (!opened)
        return passOn(opened);
    const qint64 number = chosen->numbers.first();
    const auto merges = await(opened->doubles->merges(chosen->kind), context.interruption);
    if (!merges)
        return passOn(merges);
    for (const EarlierMerge &merge : *merges) {
        if (merge.gone == number)
            return takeBack(*opened, merge, context);
    }
    printNote(Text::tr("There is no merge by which number %1 went.").arg(number));
    return ExitCode::NotUndoable;
}

} // namespace

Command doublesCommand()
{
    return {.name = u"doubles"_s,
            .arguments = {kindArgument},
            .check = checkChosen,
            .summary = Text::tr("List pairs of authors or of books that are probably one, with the reasons."),
            .run = showDoubles};
}

Command doublesMergeCommand()
{
    return {.name = u"doubles merge"_s,
            .arguments = {kindArgument, {u"KEEP"_s}, {u"DROP"_s}},
            .check = checkChosen,
            .summary = Text::tr("Make one record of two: the one stays, with the books of the other and what only that "
                                "one says; the name of the other becomes another name."),
            .run = mergeDoubles};
}

Command doublesDifferentCommand()
{
    return {.name = u"doubles different"_s,
            .arguments = {kindArgument, {u"ONE"_s}, {u"OTHER"_s}},
            .options = {{.name = u"forget"_s, .summary = Text::tr("Forget it again, so that they are proposed.")}},
            .check = checkChosen,
            .summary = Text::tr("Remember that two records are not the same; they are not proposed any more."),
            .run = rememberDifferent};
}

Command doublesUndoCommand()
{
    return {.name = u"doubles undo"_s,
            .arguments = {kindArgument, {u"NUMBER"_s}},
            .check = checkChosen,
            .summary =
                Text::tr("Take back the merge by which the record of this number went, or nothing if something of "
                         "it has been changed since."),
            .run = undoMerge};
}

} // namespace catalpa::cli
