// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/exchange/lookupoutput.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/output/tableoutput.h"
#include "core/json/json.h"
#include "exchange/names.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::cli {

using exchange::ExchangeRecord;
using exchange::IdentifierKind;
using exchange::LookUpTarget;

namespace {

constexpr int longestRemark = 300; // Columns of the terminal.

QStringList isbnsOf(const ExchangeRecord &record)
{
    QStringList isbns;
    for (const exchange::Identifier &identifier : record.identifiers) {
        if (identifier.kind == IdentifierKind::Isbn)
            isbns += identifier.value;
    }
    return isbns;
}

QByteArray texts(const QStringList &list)
{
    return Json::array(list, [](const QString &text) { return Json::text(text); });
}

QByteArray json(const ExchangeRecord &record)
{
    return Json::Object()
        .add("title", Json::text(record.title))
        .add("subtitle", Json::textOrNull(record.subtitle))
        .add("people", texts(exchange::naturalNames(record.people)))
        .add("published", Json::textOrNull(record.date))
        .add("publisher", Json::textOrNull(record.publisher))
        .add("place", Json::textOrNull(record.place))
        .add("edition", Json::textOrNull(record.edition))
        .add("language", Json::textOrNull(record.language))
        .add("extent", Json::textOrNull(record.extent))
        .add("isbn", texts(isbnsOf(record)))
        .add("problems", texts(record.problems))
        .text();
}

QByteArray json(const AnsweredQuestion &each)
{
    return Json::Object()
        .add("asked", Json::text(each.asked))
        .add("hits", Json::number(each.answer.hits))
        .add("records", Json::array(each.answer.records, [](const ExchangeRecord &record) { return json(record); }))
        .add("problems", texts(each.answer.problems))
        .text();
}

QString foundText(const AnsweredQuestion &each)
{
    const QLocale locale;
    if (each.answer.hits == 0)
        return Text::tr("%1: nothing found").arg(each.asked);
    return Text::tr("%1: %2 found, %3 of them shown")
        .arg(each.asked, locale.toString(each.answer.hits), locale.toString(each.answer.records.size()));
}

void writeForPeople(const AnsweredQuestion &each, Output &output)
{
    output.writeLine(displayLine(foundText(each), longestRemark));
    if (each.answer.records.isEmpty())
        return;
    Table table({{Text::tr("Title")},
                 {Text::tr("People"), Table::Alignment::Left, 40},
                 {Text::tr("Published")},
                 {Text::tr("Publisher"), Table::Alignment::Left, 30},
                 {Text::tr("ISBN"), Table::Alignment::Left, 30}});
    QList<QStringList> rows;
    for (const ExchangeRecord &record : each.answer.records)
        rows +=
            {exchange::fullTitle(record.title, record.subtitle), exchange::naturalNames(record.people).join("; "_L1),
             record.date, record.publisher, isbnsOf(record).join(u' ')};
    output.write(table.lines(rows).toUtf8());
}

} // namespace

void writeAnswers(const LookUpTarget &target, const QList<AnsweredQuestion> &answers, Context &context)
{
    context.answer(Json::Object()
                       .add("target", Json::text(target.key.isEmpty() ? target.typed : target.key))
                       .add("answers", Json::array(answers, [](const AnsweredQuestion &each) { return json(each); })),
                   [&] {
                       for (const AnsweredQuestion &each : answers)
                           writeForPeople(each, context.output);
                   });
    context.output.flush();
    for (const AnsweredQuestion &each : answers) {
        for (const QString &problem : each.answer.problems)
            printNote(displayLine(Text::tr("%1: %2").arg(each.asked, problem), longestRemark));
    }
}

void writeTargets(Context &context)
{
    const auto json = [](const LookUpTarget &target) {
        return Json::Object()
            .add("key", Json::text(target.key))
            .add("name", Json::text(target.name))
            .add("address", Json::text(target.typed))
            .add("encrypted", Json::boolean(target.isEncrypted()))
            .text();
    };
    context.answer(Json::Object().add("targets", Json::array(exchange::lookUpTargets(), json)), [&] {
        Table table({{Text::tr("Target")}, {Text::tr("Catalogue")}, {Text::tr("Host")}, {Text::tr("On the way")}});
        QList<QStringList> rows;
        for (const LookUpTarget &target : exchange::lookUpTargets())
            rows += {target.key, target.name, target.address.host(),
                     target.isEncrypted() ? Text::tr("encrypted") : Text::tr("not encrypted")};
        context.output.write(table.lines(rows).toUtf8());
    });
}

} // namespace catalpa::cli
