// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/futures.h"
#include "base/translation.h"
#include "studio.h"
#include "ui/transfer/copydialog.h"
#include "ui/transfer/movedialog.h"

#include "db/address/addressreader.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

const auto neon = u"postgresql://librarian:npg_secret@ep-cool-river-123456-pooler.eu-central-1.aws.neon.tech/"
                  "citylibrary?sslmode=require&channel_binding=require"_s;

//! Answers what a picture needs, or stays on the way for ever.
class StillTransport final : public Transfer {
public:
    using Answer = QFuture<Result<TransferReport>>;

    std::optional<Result<TransferReport>> answer;
    Result<CopyContents> contents =
        CopyContents{{.authors = 12'408, .books = 51'350}, QDateTime({2026, 11, 25}, {9, 30}, Qt::UTC), u"0.1.0"_s};

    Answer save(const ConnectionAddress &, const QString &, Progress progress) override { return reply(progress); }
    QFuture<Result<CopyContents>> look(const QString &) override { return QtFuture::makeReadyFuture(contents); }
    QFuture<Result<CopyContents>> check(const QString &, Progress) override
    {
        return QtFuture::makeReadyFuture(contents);
    }
    Answer restore(const QString &, const ConnectionAddress &, Progress progress) override { return reply(progress); }
    Answer move(const ConnectionAddress &, const ConnectionAddress &, Progress progress) override
    {
        return reply(progress);
    }

private:
    Answer reply(const Progress &progress)
    {
        if (answer)
            return QtFuture::makeReadyFuture(*answer);
        progress({.stage = TransferProgress::Stage::Records, .done = 24'000, .total = 63'758});
        m_onTheWay.start();
        return m_onTheWay.future();
    }

    QPromise<Result<TransferReport>> m_onTheWay;
};

const TransferReport whole{.count = {.authors = 12'408, .books = 51'350}};

//! A dialog with that transport below it.
template <typename Dialog>
struct SimulatedSchema {
    StillTransport transfer;
    test::PreparedAnswers answers;
    std::unique_ptr<Dialog> dialog;

    QWidget *shown()
    {
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        return dialog.get();
    }
    QPushButton *button(const char *name) const
    {
        return dialog->template findChild<QPushButton *>(QString::fromLatin1(name));
    }
};

ui::CopyDialog::Place place(int unsaved = 0)
{
    return {{}, u"City library"_s, unsaved};
}

void takeCopies(Studio &studio)
{
    const auto copy = [&studio](const QString &name, const std::function<void(SimulatedSchema<ui::CopyDialog> &)> &act,
                                int unsaved = 0) {
        std::unique_ptr<SimulatedSchema<ui::CopyDialog>> simulated;
        studio.take(name, [&] {
            simulated = std::make_unique<SimulatedSchema<ui::CopyDialog>>();
            simulated->dialog = std::make_unique<ui::CopyDialog>(
                simulated->transfer, u"/home/librarian/Documents/City library 2026-11-25.catalpa"_s, place(unsaved));
            QWidget *dialog = simulated->shown();
            act(*simulated);
            return dialog;
        });
    };
    const auto offered = [&studio](SimulatedSchema<ui::CopyDialog> &simulated) {
        simulated.dialog->offerToRestore();
        studio.until("contents", [&] { return simulated.button("restoreButton")->isEnabled(); });
    };
    copy(u"copy-saving"_s, [](auto &simulated) { simulated.dialog->save(); });
    copy(
        u"copy-saved"_s,
        [](auto &simulated) {
            simulated.transfer.answer = whole;
            simulated.dialog->save();
        },
        2);
    copy(u"copy-restore"_s, offered);
    copy(u"copy-restoring"_s, [&](auto &simulated) {
        offered(simulated);
        simulated.button("restoreButton")->click();
    });
    copy(u"copy-restored"_s, [&](auto &simulated) {
        simulated.transfer.answer = whole;
        offered(simulated);
        simulated.button("restoreButton")->click();
    });
    copy(u"copy-restore-refused"_s, [&](auto &simulated) {
        simulated.transfer.answer = failure(ErrorKind::Conflict,
                                            u"The database holds authors or books already, and a copy is put into an "
                                            "empty one only, so that nothing is mixed or lost. Nothing was changed. "
                                            "Choose an empty database."_s);
        offered(simulated);
        simulated.button("restoreButton")->click();
    });
    copy(u"copy-foreign-file"_s, [](auto &simulated) {
        simulated.transfer.contents =
            failure(ErrorKind::Invalid,
                    u"This file is not a copy of a catalogue that Catalpa has made. Nothing was "
                    "changed."_s,
                    u"it does not begin as one"_s);
        simulated.dialog->offerToRestore();
    });
}

void takeMoves(Studio &studio)
{
    const auto move = [&studio](const QString &name, const QString &address,
                                const std::optional<Result<TransferReport>> &answer, bool press) {
        std::unique_ptr<SimulatedSchema<ui::MoveDialog>> simulated;
        studio.take(name, [&] {
            simulated = std::make_unique<SimulatedSchema<ui::MoveDialog>>();
            simulated->transfer.answer = answer;
            simulated->dialog =
                std::make_unique<ui::MoveDialog>(simulated->transfer, db::readAddress, simulated->answers, place());
            QWidget *dialog = simulated->shown();
            simulated->dialog->template findChild<QLineEdit *>(u"targetEdit"_s)->setText(address);
            if (press)
                simulated->button("moveButton")->click();
            return dialog;
        });
    };
    move(u"move-empty"_s, {}, {}, false);
    move(u"move-understood"_s, neon, {}, false);
    move(u"move-running"_s, neon, {}, true);
    move(u"move-arrived"_s, neon, whole, true);
    move(u"move-lost"_s, neon,
         Result<TransferReport>(failure(ErrorKind::Offline,
                                        u"The connection to the new database was lost. What has arrived stays there: "
                                        "start the move again, and it goes on from there."_s,
                                        u"server closed the connection unexpectedly"_s)),
         true);
}

} // namespace

void takeTransport(Studio &studio)
{
    studio.take(u"menu-catalogue"_s, [&]() -> QWidget * {
        test::Librarian &librarian = studio.librarian();
        librarian.open(studio.shelves());
        librarian.press(Qt::Key_C, Qt::AltModifier);
        return QApplication::activePopupWidget();
    });
    installTranslations(*qApp);
    takeCopies(studio);
    takeMoves(studio);
}

} // namespace catalpa::gallery
