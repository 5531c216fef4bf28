// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/format.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace catalpa::exchange {
namespace {

struct FormatFacts {
    Format format;
    const char *key;
    const char *name;
    const char *suffix;
};

constexpr std::array facts{
    FormatFacts{Format::Csv, "csv", QT_TRANSLATE_NOOP("Catalpa", "Table as text (CSV)"), "csv"},
    FormatFacts{Format::Xlsx, "xlsx", QT_TRANSLATE_NOOP("Catalpa", "Spreadsheet (XLSX)"), "xlsx"},
    FormatFacts{Format::Marc, "marc", QT_TRANSLATE_NOOP("Catalpa", "MARC (ISO 2709)"), "mrc"},
    FormatFacts{Format::MarcXml, "marcxml", QT_TRANSLATE_NOOP("Catalpa", "MARCXML"), "xml"},
    FormatFacts{Format::MarcJson, "marcjson", QT_TRANSLATE_NOOP("Catalpa", "MARC in JSON"), "json"},
    FormatFacts{Format::Mods, "mods", QT_TRANSLATE_NOOP("Catalpa", "MODS"), "xml"},
    FormatFacts{Format::BibTex, "bibtex", QT_TRANSLATE_NOOP("Catalpa", "BibTeX"), "bib"},
    FormatFacts{Format::Ris, "ris", QT_TRANSLATE_NOOP("Catalpa", "RIS"), "ris"},
    FormatFacts{Format::EndNote, "endnote", QT_TRANSLATE_NOOP("Catalpa", "EndNote"), "enw"},
    FormatFacts{Format::CslJson, "csl-json", QT_TRANSLATE_NOOP("Catalpa", "CSL-JSON"), "json"},
    FormatFacts{Format::DublinCore, "dc", QT_TRANSLATE_NOOP("Catalpa", "Dublin Core (XML)"), "xml"},
    FormatFacts{Format::Html, "html", QT_TRANSLATE_NOOP("Catalpa", "Web page (HTML)"), "html"},
};

const FormatFacts *factsOf(Format format)
{
    const auto *found =
        std::find_if(facts.begin(), facts.end(), [=](const FormatFacts &f) { return f.format == format; });
    return found == facts.end() ? nullptr : found;
}

} // namespace

QString formatKey(Format format)
{
    const FormatFacts *known = factsOf(format);
    return known ? QString::fromLatin1(known->key) : QString();
}

Format formatOf(const QString &key)
{
    const auto *found =
        std::find_if(facts.begin(), facts.end(), [&](const FormatFacts &f) { return key == QLatin1StringView(f.key); });
    return found == facts.end() ? Format::Unknown : found->format;
}

QString formatName(Format format)
{
    const FormatFacts *known = factsOf(format);
    return known ? Text::tr(known->name) : Text::tr("Unknown");
}

QString formatSuffix(Format format)
{
    const FormatFacts *known = factsOf(format);
    return known ? QString::fromLatin1(known->suffix) : QString();
}

const QList<Format> &readableFormats()
{
    static const QList<Format> formats{Format::Csv,      Format::Xlsx,    Format::Marc,       Format::MarcXml,
                                       Format::MarcJson, Format::Mods,    Format::DublinCore, Format::BibTex,
                                       Format::Ris,      Format::EndNote, Format::CslJson};
    return formats;
}

const QList<Format> &writableFormats()
{
    static const QList<Format> formats{Format::Csv,     Format::Xlsx,       Format::Marc,
                                       Format::MarcXml, Format::BibTex,     Format::Ris,
                                       Format::CslJson, Format::DublinCore, Format::Html};
    return formats;
}

} // namespace catalpa::exchange
