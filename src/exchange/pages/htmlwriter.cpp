// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pages/htmlwriter.h"

#include "base/text.h"
#include "core/codes/relator.h"
#include "exchange/losses.h"
#include "exchange/text/xmltext.h"

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

QString html(const QString &text)
{
    return xmlText(text).toHtmlEscaped().replace(u'\'', u"&#39;"_s).replace(u'\n', u"<br>"_s);
}

QString headerCell(const QString &text)
{
    return u"<th scope=\"col\">"_s + html(text) + u"</th>"_s;
}

QString cell(const QString &text)
{
    return u"<td dir=\"auto\">"_s + html(text) + u"</td>"_s;
}

QString peopleOf(const ExchangeRecord &record)
{
    QStringList all;
    for (const Person &person : record.people) {
        const bool isUsual = person.role.isEmpty() || person.role == u"aut"_s;
        all.append(isUsual ? person.name : u"%1 (%2)"_s.arg(person.name, roleWord(person.role)));
    }
    return all.join(u'\n');
}

QString seriesOf(const ExchangeRecord &record)
{
    return record.seriesNumber.isEmpty() ? record.series : record.series + u" ; "_s + record.seriesNumber;
}

QString numbersOf(const ExchangeRecord &record)
{
    QStringList all;
    for (const Identifier &identifier : record.identifiers) {
        if (identifier.kind == IdentifierKind::Isbn || identifier.kind == IdentifierKind::Issn)
            all.append(identifier.value);
    }
    return all.join(u'\n');
}

constexpr const char *style =
    "body{font:16px/1.4 sans-serif;margin:2rem;color:#1c1c1c;background:#fff}"
    "table{border-collapse:collapse}caption{text-align:start;font-weight:bold;padding:.5rem 0}"
    "th,td{border:1px solid #767676;padding:.3rem .6rem;text-align:start;vertical-align:top}th{background:#eee}"
    "tbody th{background:none;font-weight:normal}"
    "@media print{body{margin:0;font-size:9pt}thead{display:table-header-group}tr{break-inside:avoid}}";

} // namespace

HtmlWriter::HtmlWriter(QIODevice &device, const QString &heading)
    : RecordWriter(device)
    , m_heading(heading.isEmpty() ? Text::tr("Catalogue") : heading)
{
}

Result<> HtmlWriter::begin()
{
    QString page = u"<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%1</title>\n"_s;
    page = page.arg(html(m_heading)) + u"<style>"_s + QString::fromLatin1(style) + u"</style>\n</head>\n<body>\n"_s
        + u"<table>\n<caption>"_s + html(m_heading) + u"</caption>\n<thead>\n<tr>"_s;
    for (const QString &name : {Text::tr("Title"), Text::tr("People"), Text::tr("Publication date"),
                                Text::tr("Publisher"), Text::tr("Edition"), Text::tr("Series"), Text::tr("Language"),
                                Text::tr("ISBN"), Text::tr("Subjects"), Text::tr("Shelf mark")})
        page += headerCell(name);
    return send((page + u"</tr>\n</thead>\n<tbody>\n"_s).toUtf8());
}

Result<QStringList> HtmlWriter::put(const ExchangeRecord &record)
{
    const QStringList place{record.place, record.publisher};
    QString row =
        u"<tr><th scope=\"row\" dir=\"auto\">"_s + html(fullTitle(record.title, record.subtitle)) + u"</th>"_s;
    for (const QString &text :
         {peopleOf(record), record.date, place.join(record.place.isEmpty() ? u""_s : u" : "_s), record.edition,
          seriesOf(record), record.language, numbersOf(record), record.subjects.join(u'\n'), record.shelfMark})
        row += cell(text);
    if (auto sent = send((row + u"</tr>\n"_s).toUtf8()); !sent)
        return passOn(sent);
    return lossesOf(record, Format::Html);
}

Result<> HtmlWriter::finish()
{
    return send("</tbody>\n</table>\n</body>\n</html>\n");
}

} // namespace catalpa::exchange
