// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/bibtexreader.h"

#include "base/text.h"
#include "exchange/references/bibtexentry.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr qsizetype sizeOfAMacro = 64; //!< Beside its name and its text.

//! Follows the braces of an entry.
class Depth final {
public:
    //! Where the entry ends in \a line; -1 where it goes on.
    qsizetype end(QByteArrayView line)
    {
        for (qsizetype at = 0; at < line.size(); ++at) {
            const char byte = line[at];
            if (byte == '\\')
                ++at;
            else if (byte == '{' || (byte == '(' && m_depth == 0 && m_round == 0))
                ++(byte == '{' ? m_depth : m_round);
            else if (byte == '}')
                --m_depth;
            else if (byte == ')' && m_depth == 0 && m_round > 0)
                --m_round;
            else
                continue;
            if (m_depth <= 0 && m_round == 0 && byte != '\\')
                return at + 1;
        }
        return -1;
    }

private:
    int m_depth = 0;
    int m_round = 0; //!< The bracket in which an entry may stand instead.
};

bool beginsEntry(const QByteArray &line)
{
    static const QRegularExpression form(u"^\\s*@[A-Za-z]+\\s*(?:[{(]|$)"_s);
    return form.match(QString::fromLatin1(line)).hasMatch();
}

QHash<QString, QString> months()
{
    const QStringList names{u"jan"_s, u"feb"_s, u"mar"_s, u"apr"_s, u"may"_s, u"jun"_s,
                            u"jul"_s, u"aug"_s, u"sep"_s, u"oct"_s, u"nov"_s, u"dec"_s};
    QHash<QString, QString> all;
    for (int i = 0; i < 12; ++i)
        all.insert(names.at(i), QString::number(i + 1));
    return all;
}

} // namespace

BibTexReader::BibTexReader(QIODevice &device, const QByteArray &encoding)
    : m_device(device)
    , m_encoding(encoding)
    , m_source(device, encoding)
    , m_decoder(encoding)
    , m_macros(months())
{
}

std::optional<ByteSource::Piece> BibTexReader::line()
{
    ++m_line;
    if (m_waiting)
        return std::exchange(m_waiting, std::nullopt);
    return m_source.line();
}

std::optional<BibTexReader::RawEntry> BibTexReader::nextEntry()
{
    auto piece = line();
    while (piece && !piece->isTooLong && !beginsEntry(piece->bytes))
        piece = line();
    if (!piece)
        return {};
    RawEntry entry{{}, m_line, false};
    Depth depth;
    for (bool isFirst = true; piece; piece = line(), isFirst = false) {
        if (!isFirst && beginsEntry(piece->bytes)) {
            --m_line;
            m_waiting = std::move(piece);
            return entry;
        }
        const qsizetype end = depth.end(piece->bytes);
        entry.bytes += (end < 0 ? piece->bytes : piece->bytes.left(end)) + '\n';
        if (piece->isTooLong || entry.bytes.size() > largestRecord)
            return RawEntry{{}, entry.line, true};
        if (end < 0)
            continue;
        entry.isClosed = true;
        const QByteArray rest = piece->bytes.mid(end);
        if (beginsEntry(rest)) {
            --m_line;
            m_waiting = ByteSource::Piece{rest, piece->isEnded, false};
        }
        return entry;
    }
    return entry;
}

//! Takes abbreviations; false where there is no room for them.
bool BibTexReader::define(const QHash<QString, QString> &macros)
{
    for (const auto &[name, text] : macros.asKeyValueRange()) {
        const auto known = m_macros.constFind(name);
        const qsizetype before = known == m_macros.constEnd() ? 0 : sizeOfAMacro + name.size() + known->size();
        const qsizetype size = m_macroSize - before + sizeOfAMacro + name.size() + text.size();
        if (size > largestRecord)
            return false;
        m_macroSize = size;
        m_macros.insert(name, text);
    }
    return true;
}

//! Gives an entry what it takes over from others, which mostly stand behind it: the file is read once more for them.
void BibTexReader::inherit(BibTexEntry &entry)
{
    if (!m_parents) {
        m_parents.emplace();
        const qint64 place = m_device.pos();
        m_device.seek(0);
        BibTexReader all(m_device, m_encoding);
        for (auto raw = all.nextEntry(); raw; raw = all.nextEntry()) {
            const auto other = parsedBibTex(all.m_decoder.decode(raw->bytes).text, all.m_macros);
            const bool isEnough =
                other && other->type == u"string"_s ? !all.define(other->fields) : other && !m_parents->add(*other);
            if (isEnough)
                break;
        }
        m_device.seek(place);
    }
    m_parents->complete(entry);
}

//! Fields that are not taken and that no entry had before.
QStringList BibTexReader::newFields(const BibTexEntry &entry)
{
    QStringList names = untakenFields(entry);
    names.removeIf([this](const QString &name) { return m_told.contains(name); });
    m_told += QSet<QString>(names.begin(), names.end());
    names.sort();
    return names;
}

RecordReader::Found BibTexReader::find()
{
    while (auto raw = nextEntry()) {
        if (raw->bytes.isEmpty())
            return Bad{Text::tr("The entry is larger than one megabyte."), raw->line};
        const Decoded decoded = m_decoder.decode(raw->bytes);
        auto entry = parsedBibTex(decoded.text, m_macros);
        if (!entry || entry->type == u"comment"_s || entry->type == u"preamble"_s || entry->type == u"xdata"_s)
            continue;
        if (entry->isTooLong)
            return Bad{Text::tr("The entry is larger than one megabyte."), raw->line};
        if (entry->type == u"string"_s) {
            if (!define(entry->fields))
                return Bad{Text::tr("The abbreviations of the file are larger than one megabyte."), raw->line};
            continue;
        }
        if (hasParents(*entry) && !m_device.isSequential())
            inherit(*entry);
        ExchangeRecord record = recordOf(*entry);
        if (decoded.isDoubtful)
            record.problems.append(Text::tr("Some letters were not in the encoding of the file."));
        if (!raw->isClosed)
            record.problems.append(Text::tr("The braces of the entry do not fit together."));
        if (record.title.trimmed().isEmpty())
            return Bad{Text::tr("The record has no title."), raw->line};
        if (const QStringList untaken = newFields(*entry); !untaken.isEmpty())
            record.problems.append(untakenNote(untaken));
        return record;
    }
    return endOf(m_source.error());
}

} // namespace catalpa::exchange
