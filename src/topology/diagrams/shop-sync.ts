// The shop before the queue: the lesson's components, drawn as its diagram draws them, with every step of the checkout
// called by the app server while the customer waits. Nodes that both diagrams have share their ids.

export const shopSync = `graph TB
    subgraph "User Layer"
        Client[👤 User Browser]
    end

    subgraph "Application Layer"
        App1[🖥️ App Server 1]
        App2[🖥️ App Server 2]
        App3[🖥️ App Server 3]
    end

    subgraph "Caching Layer"
        Redis[(🔴 Redis Cache)]
    end

    subgraph "Database Layer"
        Master[(🗄️ Master DB)]
        Slave1[(🗄️ Replica 1)]
        Slave2[(🗄️ Replica 2)]
    end

    subgraph "External and In-house"
        EmailService[📧 SendGrid API<br/>Email Provider]
        Inventory[📦 Inventory<br/>Stock Bookkeeping]
        SMSService[📱 Twilio API<br/>SMS Provider]
        AnalyticsDB[(📊 Analytics DB<br/>Time-series DB)]
    end

    Client --> App1
    App1 --> Redis
    App1 --> Master

    App1 -.1. Place Order.-> Master
    App1 -.2. Send E-mail.-> EmailService
    App1 -.3. Update Inventory.-> Inventory
    App1 -.4. Notify Seller.-> SMSService
    App1 -.5. Update Analytics.-> AnalyticsDB
    App1 -.6. Return Success.-> Client

    Master ==Replication==> Slave1
    Master ==Replication==> Slave2
`;
