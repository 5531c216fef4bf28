// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Renders every window and state to PNG, and tells what is wrong with them:
// catalpa-gallery FOLDER|- [light|dark|contrast] [PART OF A NAME]. With "-" there are no pictures, and a finding is a
// failure.

#include "studio.h"
#include "ui/widgets/theme.h"

#include <QtCore/QMap>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace catalpa;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("catalpa-gallery FOLDER|- [light|dark|contrast] [PART OF A NAME]\n", stderr);
        return 2;
    }
    using ui::theme::Appearance;
    const QMap<QString, Appearance> looks{{u"dark"_s, Appearance::Dark}, {u"contrast"_s, Appearance::HighContrast}};
    ui::theme::apply(application, looks.value(arguments.value(2), Appearance::Light));
    QApplication::setApplicationVersion(QStringLiteral(CATALPA_VERSION));

    const bool isCheck = arguments.at(1) == "-"_L1;
    gallery::Studio studio(isCheck ? QString() : arguments.at(1), arguments.value(3));
    gallery::takeOpening(studio);
    gallery::takeBrowsing(studio);
    gallery::takeEditing(studio);
    gallery::takeDetails(studio);
    gallery::takeHelp(studio);
    gallery::takeDialogs(studio);
    gallery::takeTransport(studio);
    gallery::takeExchange(studio);
    gallery::takeLookUp(studio);
    std::printf("%d pictures in %s, %d findings\n", studio.taken(), qPrintable(arguments.at(1)), studio.findings());
    return studio.taken() > 0 && (!isCheck || studio.findings() == 0) ? 0 : 1;
}
