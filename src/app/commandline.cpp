// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include "base/text.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::app {
namespace {

struct CommandLine {
    QCommandLineOption look{u"theme"_s, Text::tr("light or dark, for this run."), u"look"_s};
    QCommandLineOption local{u"local"_s, Text::tr("Open the catalogue on this computer.")};
    QCommandLineOption newAuthor{u"new-author"_s, Text::tr("Open the dialog for a new author.")};
    QCommandLineOption newBook{u"new-book"_s, Text::tr("Open the dialog for a new book.")};
    QCommandLineOption picture{u"screenshot"_s, Text::tr("Save a picture of the catalogue on this computer, and quit."),
                               u"file"_s};
    QCommandLineOption help{{u"h"_s, u"help"_s}, Text::tr("Show this text.")};
    QCommandLineOption version{{u"v"_s, u"version"_s},
                               Text::tr("Show the version, and those of Qt, libpq and the PostgreSQL server.")};
    QCommandLineParser parser;

    CommandLine()
    {
        parser.setApplicationDescription(Text::tr("A desktop catalogue of authors and books."));
        parser.addOptions({look, local, newAuthor, newBook, picture, help, version});
        parser.addPositionalArgument(u"address"_s,
                                     Text::tr("Address of a catalogue; it is shown, with its password hidden, before "
                                              "anything connects to it."),
                                     u"[address]"_s);
    }
};

} // namespace

Result<Arguments> readArguments(const QStringList &words)
{
    CommandLine line;
    const QCommandLineParser &parser = line.parser;
    if (!line.parser.parse(words))
        return failure(ErrorKind::Invalid, parser.errorText());

    Arguments arguments;
    arguments.help = parser.isSet(line.help);
    arguments.version = parser.isSet(line.version);
    arguments.look = parser.value(line.look);
    arguments.screenshot = parser.value(line.picture);
    // In several words stands what was copied with "psql" in front, or "host=… dbname=…".
    arguments.request.address = parser.positionalArguments().join(u' ').trimmed();
    const bool local = parser.isSet(line.local) || parser.isSet(line.picture);
    if (local)
        arguments.request.place = LaunchRequest::Place::Local;
    else if (!arguments.request.address.isEmpty())
        arguments.request.place = LaunchRequest::Place::Offered;
    if (parser.isSet(line.newAuthor))
        arguments.request.record = LaunchRequest::Record::Author;
    else if (parser.isSet(line.newBook))
        arguments.request.record = LaunchRequest::Record::Book;

    if (parser.isSet(line.look) && arguments.look != "light"_L1 && arguments.look != "dark"_L1)
        return failure(ErrorKind::Invalid, Text::tr("--theme is light or dark."));
    if (parser.isSet(line.picture) && arguments.screenshot.isEmpty())
        return failure(ErrorKind::Invalid, Text::tr("--screenshot needs the name of a file."));
    if (parser.isSet(line.newAuthor) && parser.isSet(line.newBook))
        return failure(ErrorKind::Invalid, Text::tr("--new-author and --new-book do not go together."));
    if (local && !arguments.request.address.isEmpty())
        return failure(ErrorKind::Invalid, Text::tr("An address does not go with --local or --screenshot."));
    return arguments;
}

QString helpText()
{
    return CommandLine().parser.helpText();
}

} // namespace catalpa::app
