// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/bibtexentry.h"

#include "base/text.h"
#include "exchange/namedpeople.h"
#include "exchange/names.h"
#include "exchange/reader.h"
#include "exchange/references/bibtexfields.h"
#include "exchange/references/latex.h"

#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

class EntryParser final {
public:
    EntryParser(QStringView text, const QHash<QString, QString> &macros)
        : m_text(text)
        , m_macros(macros)
    {
    }

    std::optional<BibTexEntry> parse()
    {
        BibTexEntry entry;
        if (!takes(u'@'))
            return {};
        entry.type = word().toLower();
        if (!takes(u'{') && !takes(u'('))
            return {};
        if (entry.type != u"string"_s) {
            entry.key = until(u",})").trimmed();
            takes(u',');
        }
        while (readField(entry)) { }
        return entry;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    bool takes(QChar wanted)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text.at(m_at) != wanted)
            return false;
        ++m_at;
        return true;
    }

    QString word()
    {
        skipBlanks();
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace()
               && !QStringView(u"{}()=,#\"@").contains(m_text.at(m_at)))
            ++m_at;
        return m_text.sliced(begin, m_at - begin).toString();
    }

    QString until(QStringView ends)
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !ends.contains(m_text.at(m_at)))
            ++m_at;
        return m_text.sliced(begin, m_at - begin).toString();
    }

    bool readField(BibTexEntry &entry);
    QString value();
    QString delimited(QChar end);

    QStringView m_text;
    const QHash<QString, QString> &m_macros;
    qsizetype m_at = 0;
    qsizetype m_size = 0; //!< Of all values.
};

bool EntryParser::readField(BibTexEntry &entry)
{
    while (takes(u',')) { }
    const QString name = word().toLower();
    if (name.isEmpty() || !takes(u'='))
        return false;
    QString text;
    do { // A few bytes may name macros that are long.
        const QString part = value();
        m_size += part.size();
        entry.isTooLong = m_size > largestRecord;
        if (entry.isTooLong)
            return false;
        text += part;
    } while (takes(u'#'));
    if (!entry.fields.contains(name))
        entry.fields.insert(name, text);
    return true;
}

//! A value up to the quotation mark or brace that ends it; braces within are balanced.
QString EntryParser::delimited(QChar end)
{
    const qsizetype begin = m_at;
    for (int depth = 0; m_at < m_text.size(); ++m_at) {
        const QChar character = m_text.at(m_at);
        if (character == end && depth == 0)
            return m_text.sliced(begin, m_at++ - begin).toString();
        if (character == u'\\')
            ++m_at;
        else if (character == u'{')
            ++depth;
        else if (character == u'}')
            --depth;
    }
    m_at = m_text.size();
    return m_text.sliced(begin).toString();
}

QString EntryParser::value()
{
    if (takes(u'{'))
        return delimited(u'}');
    if (takes(u'"'))
        return delimited(u'"');
    const QString name = word();
    return m_macros.value(name.toLower(), name);
}

//! Where the text goes on behind an "and" with blanks around it that begins there; -1 where none does.
qsizetype behindAnd(const QString &list, qsizetype at)
{
    const qsizetype begin = at;
    while (at < list.size() && list.at(at).isSpace())
        ++at;
    const bool isAnd = at > begin && QStringView(list).sliced(at).startsWith(u"and", Qt::CaseInsensitive);
    at += 3;
    if (!isAnd || at >= list.size() || !list.at(at).isSpace())
        return -1;
    while (at < list.size() && list.at(at).isSpace())
        ++at;
    return at;
}

//! The parts of a list that stand between "and"s outside of braces.
QStringList names(const QString &list)
{
    QStringList parts{QString()};
    int depth = 0;
    bool isBehindBlank = false; // Blanks that stand together are looked at once.
    for (qsizetype at = 0; at < list.size();) {
        const QChar character = list.at(at);
        depth += character == u'{' ? 1 : character == u'}' ? -1 : 0;
        if (const qsizetype behind = depth == 0 && !isBehindBlank ? behindAnd(list, at) : -1; behind >= 0) {
            parts.append(QString());
            at = behind;
            continue;
        }
        isBehindBlank = character.isSpace();
        const qsizetype size = character == u'\\' && at + 1 < list.size() ? 2 : 1;
        parts.back() += QStringView(list).sliced(at, size);
        at += size;
    }
    return parts;
}

bool isOneGroup(const QString &text)
{
    if (!text.startsWith(u'{') || !text.endsWith(u'}'))
        return false;
    int depth = 0;
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        depth += text.at(at) == u'{' ? 1 : text.at(at) == u'}' ? -1 : 0;
        if (depth == 0)
            return false;
    }
    return true;
}

} // namespace

std::optional<BibTexEntry> parsedBibTex(QStringView text, const QHash<QString, QString> &macros)
{
    return EntryParser(text, macros).parse();
}

QList<Person> bibTexPeople(const QString &list, const QString &role)
{
    QList<Person> people;
    for (const QString &part : names(list)) {
        const QString text = part.trimmed();
        const bool isBody = isOneGroup(text);
        const QString written = fromLatex(text).trimmed();
        const QString name = isBody ? written : fromBibTexOrder(written);
        if (name.isEmpty() || name == u"others"_s)
            continue;
        if (isBody)
            people.append({name, NameForm::Body, role});
        else
            people += personNamed(name, role);
    }
    return people;
}

QStringList untakenFields(const BibTexEntry &entry)
{
    static const QSet<QString> taken = [] {
        QSet<QString> names{u"crossref"_s, u"xdata"_s};
        for (const BibTexField &field : bibTexFields())
            names.insert(QString::fromLatin1(field.name));
        return names;
    }();
    QSet<QString> notes; // As recordOf() reads them.
    for (int i = 2; entry.fields.contains(u"note%1"_s.arg(i)); ++i)
        notes.insert(u"note%1"_s.arg(i));
    QStringList names;
    for (const auto &[name, value] : entry.fields.asKeyValueRange()) {
        if (!taken.contains(name) && !notes.contains(name) && !value.trimmed().isEmpty())
            names += name;
    }
    return names;
}

ExchangeRecord recordOf(const BibTexEntry &entry)
{
    ExchangeRecord record;
    for (const BibTexField &field : bibTexFields()) {
        const QString value = entry.fields.value(QString::fromLatin1(field.name));
        if (!value.isEmpty())
            field.read(record, value);
    }
    for (int i = 2; entry.fields.contains(u"note%1"_s.arg(i)); ++i)
        record.notes.append(fromLatex(entry.fields.value(u"note%1"_s.arg(i))));
    for (const QString &name : {u"crossref"_s, u"xdata"_s}) {
        const QString other = entry.fields.value(name).trimmed();
        if (!other.isEmpty())
            record.problems.append(Text::tr("What the entry takes over from “%1” is left out.").arg(other.left(60)));
    }
    return record;
}

} // namespace catalpa::exchange
