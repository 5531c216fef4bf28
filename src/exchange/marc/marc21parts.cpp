// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marc21parts.h"

#include "core/codes/isbn.h"
#include "exchange/marc/filing.h"
#include "exchange/text/plaintext.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {

void takeIdentifier(ExchangeRecord &record, const MarcField &field)
{
    static const QRegularExpression oclc(u"^\\(OCoLC\\)\\s*(?:oc[mn]|on)?0*([0-9]+)"_s);
    static const QRegularExpression aroundLccn(u"^[^A-Za-z0-9]+|\\s*/.*$"_s); // "75577579 //r91"
    const auto add = [&record](IdentifierKind kind, const QString &value) {
        if (!value.trimmed().isEmpty())
            record.identifiers.append({kind, value});
    };
    const QString value = field[u'a'].trimmed();
    switch (field.number()) {
    case 10:
        return add(IdentifierKind::Lccn, QString(value).remove(aroundLccn).trimmed());
    case 20:
        for (const QString &isbn : isbnsIn(field.all(u'a').join(u"; "_s)))
            add(IdentifierKind::Isbn, isbn);
        // The number of another edition, or one that is misprinted here.
        for (const QString &isbn : isbnsIn(field.all(u'z').join(u"; "_s))) {
            if (!isIsbn(isbn))
                add(IdentifierKind::Isbn, isbn);
        }
        return;
    case 22:
        return add(IdentifierKind::Issn, value);
    case 24:
        if (field[u'2'] == u"doi"_s)
            return add(IdentifierKind::Doi, value);
        return add(IdentifierKind::Other, field[u'2'].isEmpty() ? value : field[u'2'] + u':' + value);
    case 35:
        if (const auto match = oclc.match(value); match.hasMatch())
            add(IdentifierKind::Oclc, match.captured(1));
        return;
    default:
        return;
    }
}

void takeSubject(ExchangeRecord &record, const MarcField &field, bool isPunctuated)
{
    const auto plain = [isPunctuated](const QString &text) {
        return isPunctuated ? withoutIsbd(text) : text.trimmed();
    };
    static const QRegularExpression trade(u"^\\((?:Produkt|Zielgruppe|BISAC|BIC|VLB|DDC|Thema|Preis)"_s);
    if (field.number() > 655 || (field.tag == u"653"_s && trade.match(field[u'a']).hasMatch()))
        return;
    if (field.tag == u"653"_s && field.all(u'a').size() > 1) {
        for (const QString &subject : field.all(u'a'))
            record.subjects.append(plain(withoutFilingMarks(subject).title));
        return;
    }
    QStringList parts;
    QString name;
    for (const MarcSubfield &subfield : field.subfields) {
        if (QStringView(u"xyzv").contains(subfield.code))
            parts.append(plain(subfield.value));
        else if (QStringView(u"abcdnpqt").contains(subfield.code))
            name += (name.isEmpty() ? QString() : u" "_s) + subfield.value.trimmed();
    }
    parts.prepend(plain(withoutFilingMarks(name).title));
    parts.removeAll(QString());
    record.subjects.append(parts.join(u" -- "_s));
}

} // namespace catalpa::exchange
