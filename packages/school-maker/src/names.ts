// Invented first and family names of a British classroom; any likeness to a living person is chance.
export const firstNames = [
  'Amelia', 'Aisha', 'Alfie', 'Anya', 'Archie', 'Arjun', 'Bartek', 'Beatrice', 'Bilal', 'Callum', 'Carys', 'Chidi', 'Daisy', 'Daniel', 'Dev', 'Ebony', 'Efe', 'Eilidh', 'Elif', 'Ethan',
  'Farah', 'Finley', 'Freya', 'Gethin', 'Grace', 'Hamza', 'Hana', 'Harvey', 'Ibrahim', 'Imogen', 'Isla', 'Ivy', 'Jakub', 'Jasmine', 'Jayden', 'Joshua', 'Kacper', 'Keira', 'Kwame', 'Layla',
  'Leo', 'Lily', 'Lucas', 'Mahnoor', 'Maisie', 'Mateusz', 'Maya', 'Mei', 'Mohammed', 'Nadia', 'Niamh', 'Noah', 'Nia', 'Oliver', 'Olivia', 'Omar', 'Oskar', 'Poppy', 'Priya', 'Rafael',
  'Reuben', 'Rhys', 'Rosa', 'Ruby', 'Safiya', 'Samuel', 'Sasha', 'Sienna', 'Sofia', 'Tariq', 'Theo', 'Tia', 'Tomasz', 'Uzma', 'Victor', 'Wiktoria', 'Yasmin', 'Yusuf', 'Zara', 'Zuzanna',
] as const;

export const familyNames = [
  'Abara', 'Adeyemi', 'Ahmed', 'Akhtar', 'Ali', 'Anand', 'Barlow', 'Begum', 'Bennett', 'Bianchi', 'Bowen', 'Brennan', 'Carter', 'Chan', 'Chaudhry', 'Clarke', 'Collins', 'Dabrowski', 'Davies', 'Doyle',
  'Edwards', 'Evans', 'Farooq', 'Fletcher', 'Forde', 'Gill', 'Grant', 'Gray', 'Hall', 'Hassan', 'Hughes', 'Hussain', 'Ivanova', 'Jackson', 'James', 'Kaur', 'Kelly', 'Khan', 'Kowalska', 'Lewis',
  'Li', 'Lloyd', 'Mahmood', 'Marsh', 'Mensah', 'Miah', 'Morgan', 'Murphy', 'Nowak', 'Okafor', 'Osman', 'Owen', 'Parry', 'Patel', 'Pereira', 'Popescu', 'Quinn', 'Rahman', 'Reid', 'Roberts',
  'Rossi', 'Santos', 'Sharma', 'Shaw', 'Singh', 'Smith', 'Stone', 'Taylor', 'Tran', 'Turner', 'Uddin', 'Walsh', 'Ward', 'Webb', 'White', 'Wilson', 'Wood', 'Wright', 'Yilmaz', 'Zielinski',
] as const;
