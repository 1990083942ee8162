// SPDX-License-Identifier: Apache-2.0

extension NameGiver {
  /// Surnames as they occur in staffrooms in England; with the first names they make people who don't exist.
  static let lastNames: [String] = words(
    """
    Abbott Adams Adeyemi Ahmed Akhtar Ali Allen Anderson Andrews Anwar Archer Armstrong Arnold Asante Ashton Atkinson
    Austin Bailey Baker Baldwin Banerjee Banks Barber Barker Barlow Barnes Barratt Barrett Barron Bartlett Barton Bates
    Baxter Begum Bell Bennett Benson Bentley Berry Bevan Bhatt Bird Bishop Black Blackburn Blair Blake Bolton Bond
    Booth Bowen Bowers Boyd Bradley Bradshaw Brady Brennan Briggs Bright Brookes Brown Bruce Bryant Buckley Bull Burgess
    Burke Burns Burrows Burton Butcher Butler Byrne Cameron Campbell Carr Carroll Carter Cartwright Chadwick Chambers
    Chan Chandler Chapman Charlton Chaudhry Chauhan Chowdhury Christie Clark Clarke Clayton Clements Coates Cole Coleman
    Collier Collins Conway Cooke Cooper Corbett Costa Cotton Cox Craig Crawford Cross Crowther Cullen Cunningham Curtis
    Dale Daly Daniels Davey Davidson Davies Dawson Day Dean Dennis Desai Dhillon Dickinson Dixon Dobson Dodd Doherty
    Donnelly Douglas Doyle Drake Duffy Duncan Dunn Dutta Dyer Eaton Edwards Elliott Ellis Ellwood Emmett England Evans
    Farooq Farrell Faulkner Fernandez Field Finch Finlay Fisher Fitzgerald Fleming Fletcher Flynn Forbes Ford Forster
    Foster Fowler Fox Francis Fraser Freeman French Frost Fuller Gallagher Garcia Gardner Garner George Gibbons Gibbs
    Gibson Gilbert Gill Glover Godfrey Goodwin Gordon Gough Graham Grant Gray Green Greenwood Gregory Griffin Griffiths
    Gupta Hale Hall Hamilton Hammond Hancock Hanson Hardy Harper Harris Harrison Hart Hartley Harvey Hassan Hawkins
    Hayes Haynes Hayward Heath Henderson Herbert Hewitt Hicks Higgins Hill Hilton Hobbs Hodgson Holden Holland Holloway
    Holmes Holt Hooper Hope Hopkins Horton Houghton Howard Howe Howell Howells Hudson Hughes Humphries Hunt Hunter
    Hurst Hussain Hutchinson Ibrahim Iqbal Islam Jackson Jacobs James Jarvis Jefferson Jenkins Jennings Johal John
    Johnston Jones Jordan Joseph Joshi Joyce Kapoor Kaur Kay Kelly Kemp Kennedy Kenny Kent Kerr Khan Kirby Kirk Knight
    Knowles Kumar Lamb Lambert Lane Law Lawrence Lawson Leach Leary Lees Leonard Leslie Lewis Lim Lindsay Little Lloyd
    Long Lord Lowe Lucas Lynch Lyons Macdonald Mackay Mahmood Malik Mann Manning Marsden Marsh Marshall Martin Mason
    Matthews May Mccarthy Mcdonald Mcgrath Mckenzie Mclean Mehta Mensah Middleton Miles Mills Mistry Mitchell Mohamed
    Moore Moran Morgan Morris Morrison Morton Moss Muir Murphy Murray Myers Nash Naylor Nelson Newman Newton Nguyen
    Nicholls Nicholson Nixon Noble Nolan Norman Norris North Norton Nowak Obi Odell Ogden Okafor Oliver Osborne Osman
    Owen Owens Owusu Page Palmer Parker Parkin Parmar Parry Parsons Patel Paterson Patterson Payne Peacock Pearce
    Pearson Peel Perera Perkins Perry Peters Phillips Pickering Pike Pollard Poole Pope Porter Potts Powell Power Pratt
    Preston Price Pritchard Pugh Qureshi Quinn Rahman Ramsey Randall Rashid Rawlings Read Reed Rees Reeves Reid Reilly
    Reynolds Rhodes Richards Richardson Riley Rivers Roberts Robertson Robinson Robson Rogers Rooney Rose Ross Rowe
    Rowland Russell Ryan Sadler Saleem Sanders Sandhu Saunders Savage Schofield Scott Shah Sharma Sharp Shaw Shepherd
    Sheridan Short Siddiqui Simmons Simpson Sinclair Singh Skinner Slater Smart Smith Snow Spencer Stafford Stanley
    Steele Stephens Stevens Stevenson Stewart Stokes Stone Storey Sullivan Summers Sutton Swift Sykes Talbot Tanner
    Taylor Thomas Thompson Thomson Thornton Thorpe Todd Townsend Tran Tucker Turner Tyler Underwood Vaughan Vincent
    Wade Walker Wall Wallace Walsh Walters Walton Ward Warner Warren Waters Watkins Watson Watts Weaver Webb Webster
    Weeks Welch Wells West Weston Wheeler Whelan White Whitehead Whitehouse Wilkins Wilkinson Williams Williamson Willis
    Wilson Winter Wong Wood Woodward Wright Wyatt Yates York Young Yusuf Zaman
    """)
}
