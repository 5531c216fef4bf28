// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "core/recentconnections.h"

#include <QtWidgets/QWidget>

#include <memory>
#include <optional>

namespace Ui {
class ConnectPage;
}

namespace catalpa::ui {

//! Takes a pasted address, shows what it understood, and asks to connect. A password turns into dots at once.
class ConnectPage final : public QWidget {
    Q_OBJECT

public:
    explicit ConnectPage(AddressReader read, QWidget *parent = nullptr);
    ~ConnectPage() override;

    //! Starts over, with an address that was pasted elsewhere or remembered.
    void begin(const QString &address = {}, const QString &name = {});
    //! Shows that a connection is being made; the form waits.
    void setConnecting(const QString &sentence);
    void showError(const Error &error);
    //! A password that was found elsewhere.
    void setPassword(const QString &password);
    //! Says why passwords are not kept, or nothing.
    void tellOfKeychain(const QString &sentence);
    //! For a program that keeps no passwords.
    void hideKeychain();
    //! Whether the password of what is remembered goes into the keychain.
    bool keepsPassword() const;
    //! How the person wants the connection to be remembered, if at all.
    std::optional<RememberedConnection> toRemember() const;

Q_SIGNALS:
    void connectRequested(const catalpa::ConnectionAddress &address);
    void stopRequested();
    void backRequested();

protected:
    //! Escape stops connecting, or goes back.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void understand();
    void showUnderstood();
    void printError(const QString &sentence, const QString &detail = {});
    void setWaiting(bool waiting);
    void submit();
    void offerLess();
    void takeLess();

    std::unique_ptr<Ui::ConnectPage> m_ui;
    AddressReader m_read;
    std::optional<ConnectionAddress> m_address;
    QString m_weakerMode; //!< The sslmode that is offered after a failure; else empty.
    bool m_named = false; //!< The person typed a name of their own.
};

} // namespace catalpa::ui
