// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"
#include "support/lookupservers.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

QList<test::StandInSru::Book> books()
{
    return {{u"9780306406157"_s, u"The Absolute at Large"_s, u"Čapek, Karel"_s, u"Macmillan"_s},
            {u"9780804429573"_s, u"Krakatit: an atomic phantasy"_s, u"Čapek, Karel"_s, u"Aventinum"_s}};
}

//! The dialog, asking at an address.
test::Librarian &opened(Studio &studio, const QString &address)
{
    test::Librarian &librarian = studio.librarian();
    if (!address.isEmpty())
        librarian.settings().setValue(u"lookup/target"_s, address);
    librarian.open(studio.shelves());
    librarian.press(Qt::Key_2, Qt::ControlModifier);
    studio.until("rows", [&] { return librarian.hasRows(); });
    librarian.press(Qt::Key_L, Qt::ControlModifier);
    studio.until("dialog", [&] {
        const auto *line = qobject_cast<QLineEdit *>(librarian.find(u"lookUpLine"_s));
        return line && line->hasFocus() && line->window()->isActiveWindow() && !line->text().isEmpty();
    });
    return librarian;
}

void ask(const test::Librarian &librarian, const QStringList &typed)
{
    for (const QString &each : typed) {
        librarian.type(each);
        librarian.press(Qt::Key_Return);
    }
}

} // namespace

void takeLookUp(Studio &studio)
{
    const test::StandInSru server(books());
    studio.take(u"lookup"_s, [&]() -> QWidget * { return opened(studio, {}).find(u"LookUpDialog"_s); });
    studio.take(u"lookup-scanned"_s, [&]() -> QWidget * {
        const test::Librarian &librarian = opened(studio, server.address());
        ask(librarian, {u"9780306406157"_s, u"9791090636071"_s, u"9780804429573"_s});
        studio.until("answers", [&] { return librarian.text(u"LookUpDialog/summary"_s).startsWith("2 found"_L1); });
        librarian.the<QComboBox>(u"targetCombo"_s).setCurrentText(server.address(u"silent"_s));
        ask(librarian, {u"9780151235230"_s, u"9780156027601"_s});
        studio.until("waiting", [&] { return librarian.text(u"LookUpDialog/summary"_s).contains("2 waiting"_L1); });
        return librarian.find(u"LookUpDialog"_s);
    });
    studio.take(u"lookup-unreachable"_s, [&]() -> QWidget * {
        const test::Librarian &librarian = opened(studio, u"z3950://127.0.0.1:%1/books"_s.arg(test::freePort()));
        ask(librarian, {u"9780306406157"_s, u"9780804429573"_s});
        studio.until("error", [&] { return librarian.sees(u"LookUpDialog/sentence"_s); });
        return librarian.find(u"LookUpDialog"_s);
    });
    studio.take(u"lookup-fields"_s, [&]() -> QWidget * {
        const test::Librarian &librarian = opened(studio, server.address());
        ask(librarian, {u"9780804429573"_s});
        studio.until("answer", [&] { return librarian.text(u"LookUpDialog/summary"_s).startsWith("1 found"_L1); });
        librarian.press(Qt::Key_F, Qt::AltModifier);
        studio.until("fields", [&] { return librarian.sees(u"fieldTable"_s); });
        return librarian.find(u"TakeFieldsDialog"_s);
    });
}

} // namespace catalpa::gallery
