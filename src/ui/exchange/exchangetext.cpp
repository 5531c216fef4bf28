// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/exchangetext.h"

#include "base/text.h"
#include "wording/historytext.h"
#include "wording/transfertext.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

QString importableFiles()
{
    const QString endings = u"*.csv *.tsv *.txt *.xlsx *.mrc *.marc *.iso *.xml *.json *.bib *.ris *.enw *.nbib"_s;
    return Text::tr("Books from other programs (%1)").arg(endings + u' ' + endings.toUpper());
}

QString importTimeText(const QDateTime &at)
{
    const QDateTime local = at.toLocalTime();
    return local.date() == QDate::currentDate() ? QLocale().toString(local.time(), QLocale::ShortFormat) : whenText(at);
}

QString purposeText(exchange::Format format)
{
    using exchange::Format;
    switch (format) {
    case Format::Csv:
        return Text::tr("For spreadsheets and most other programs. Catalpa reads all of it again.");
    case Format::Xlsx:
        return Text::tr("For Excel, LibreOffice and others; ISBNs stay as they are.");
    case Format::Marc:
    case Format::MarcXml:
        return Text::tr("For the programs of libraries, as MARC 21.");
    case Format::BibTex:
        return Text::tr("For LaTeX and programs for references.");
    case Format::Ris:
    case Format::CslJson:
        return Text::tr("For Zotero, EndNote, Mendeley and other programs for references.");
    case Format::DublinCore:
        return Text::tr("For repositories and harvesters.");
    case Format::Html:
        return Text::tr("A list for people, to be read in a browser or printed. No program reads it again.");
    default:
        return {};
    }
}

QString suggestedExport(const QString &heading, exchange::Format format)
{
    return suggestedFile(heading, exchange::formatSuffix(format));
}

QString suggestedFile(const QString &heading, const QString &suffix)
{
    static const QRegularExpression notInNames(u"[/\\\\:*?\"<>|\\x00-\\x1f]+"_s);
    constexpr int longest = 80;
    const QString calm = QString(heading).replace(notInNames, u" "_s).simplified().left(longest);
    return u"%1/%2 %3.%4"_s.arg(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), calm,
                                QDate::currentDate().toString(Qt::ISODate), suffix);
}

bool mayHoldMore(const exchange::ImportReport &report)
{
    return report.error && report.error->kind == ErrorKind::OutcomeUnknown;
}

QString takingBackText(const exchange::ImportReport &report)
{
    return report.canBeTakenBack
        ? Text::tr("Undo takes this back, and “Take back an import” in the menu Catalogue does so later.")
        : Text::tr("This catalogue does not record what is changed, so this cannot be taken back as a whole.");
}

QString outcomeText(const exchange::ImportReport &report)
{
    QStringList sentences;
    const QString added = booksInWords(report.writtenBooks);
    if (report.error)
        sentences += report.error->message;
    else if (report.isStopped)
        sentences += Text::tr("This was stopped.");
    if (mayHoldMore(report)) {
        sentences += Text::tr("It is not known whether the last part was added, after %1. The same file adds only what "
                              "is missing.")
                         .arg(added);
    } else if (report.writtenBooks == 0) {
        sentences += Text::tr("Nothing of the file has been added.");
    } else {
        sentences += report.error || report.isStopped
            ? Text::tr("Added: %1. The same file goes on with the rest.").arg(added)
            : Text::tr("Added: %1.").arg(added);
        sentences += takingBackText(report);
    }
    return sentences.join(u' ');
}

} // namespace catalpa::ui
